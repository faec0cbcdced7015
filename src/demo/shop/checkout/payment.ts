import { connect } from 'node:net';

export class PaymentError extends Error {
  override name = 'PaymentError';
}

/** Pays through a gateway that is not there: the connection is refused, and that becomes the cause of ours. */
export async function pay(amount: number): Promise<string> {
  try {
    return await callGateway(`charge ${amount}`);
  } catch (cause) {
    throw new PaymentError('The payment gateway could not be reached', { cause });
  }
}

function callGateway(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: 9 }, () => socket.end(request));
    socket.once('data', (data) => resolve(data.toString()));
    socket.once('error', reject);
  });
}
