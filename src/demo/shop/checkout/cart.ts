/** Parts of a shop that go wrong in ways every engineer has met. Nothing here is pretended: the runtime throws. */

interface Coupon {
  percent: number;
}
export interface Cart {
  lines: { sku: string; quantity: number; price: number }[];
  coupon?: Coupon;
}

export function totalWithCoupon(cart: Cart): number {
  const total = cart.lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
  return applyCoupon(total, cart.coupon as Coupon);
}

function applyCoupon(total: number, coupon: Coupon): number {
  return total * (1 - coupon.percent / 100);
}

export function formatTotal(total: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(total);
}
