import { setFlagsFromString } from 'node:v8';

/*
 * Keeps the process small: on a machine with much memory V8 would let the heap grow to several times what is in use
 * before it looks for garbage. Costs a little processor time. To be imported first by the file a process starts with,
 * for whatever is loaded before it has grown the heap already.
 */
setFlagsFromString('--heap-growing-percent=30');
setFlagsFromString('--semi-space-growth-factor=1');
