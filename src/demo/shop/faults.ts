import { formatTotal, totalWithCoupon } from './checkout/cart';
import { pay } from './checkout/payment';
import { readStock, warehouseAnswer } from './checkout/stock';
import { breadcrumb, brokenCategory } from './storefront/catalog';
import { firstImage, searchWords } from './storefront/search';

export type ShopProject = 'checkout' | 'storefront';

export interface Fault {
  id: string;
  project: ShopProject;
  button: string;
  /** What the customer did. */
  url: string;
  level?: 'warning' | 'fatal';
  /** Throws, or returns a message to report. */
  run(): unknown;
}

/** One button each. */
export const faults: readonly Fault[] = [
  {
    id: 'empty-cart',
    project: 'checkout',
    button: 'Check out without a coupon',
    url: 'https://shop.example/checkout',
    run: () => totalWithCoupon({ lines: [{ sku: 'MUG-1', quantity: 2, price: 9 }] }),
  },
  {
    id: 'gateway-down',
    project: 'checkout',
    button: 'Pay while the gateway is down',
    url: 'https://shop.example/checkout/pay',
    level: 'fatal',
    run: () => pay(18),
  },
  {
    id: 'bad-currency',
    project: 'checkout',
    button: 'Show the price in “EURO”',
    url: 'https://shop.example/checkout?currency=EURO',
    run: () => formatTotal(18, 'EURO'),
  },
  {
    id: 'warehouse',
    project: 'checkout',
    button: 'Ask the warehouse for its stock',
    url: 'https://shop.example/stock/MUG-1',
    run: () => readStock(warehouseAnswer),
  },
  {
    id: 'low-stock',
    project: 'checkout',
    button: 'Sell the last mugs (a warning)',
    url: 'https://shop.example/stock/MUG-1',
    level: 'warning',
    run: () => 'Only 3 of MUG-1 are left',
  },
  {
    id: 'broken-link',
    project: 'storefront',
    button: 'Open a search link that was cut short',
    url: 'https://shop.example/search?q=caf%C3',
    run: () => searchWords('caf%C3'),
  },
  {
    id: 'no-image',
    project: 'storefront',
    button: 'Show a product without a picture',
    url: 'https://shop.example/search?q=mug',
    run: () => firstImage([{ title: 'Mug' }]),
  },
  {
    id: 'category-loop',
    project: 'storefront',
    button: 'Open a category that contains itself',
    url: 'https://shop.example/shoes',
    run: () => breadcrumb(brokenCategory()),
  },
];
