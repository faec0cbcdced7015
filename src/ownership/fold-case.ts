/** Lower case as globs compare it; the final sigma is a sigma, so that cutting a word changes no letter. */
export const foldCase = (text: string) => text.toLowerCase().replaceAll('ς', 'σ');
