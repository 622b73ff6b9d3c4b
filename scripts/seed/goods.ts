import type { Currency } from "#domain/money/currencies";

/** Who buys from the demo's merchant. */
export const buyers = [
  { name: "李雷", email: "li.lei@example.com", city: "北京", country: "CN" },
  { name: "韩梅梅", email: "han.meimei@example.com", city: "上海", country: "CN" },
  { name: "王小明", email: "wang.xiaoming@example.com", city: "杭州", country: "CN" },
  { name: "陈静", email: "chen.jing@example.com", city: "成都", country: "CN" },
  { name: "赵建国", email: "zhao.jianguo@example.com", city: "西安", country: "CN" },
  { name: "刘洋", email: "liu.yang@example.com", city: "厦门", country: "CN" },
  { name: "Emma Lindqvist", email: "emma.lindqvist@example.com", city: "Göteborg", country: "SE" },
  { name: "Noah Fischer", email: "noah.fischer@example.com", city: "Hamburg", country: "DE" },
  { name: "Amara Okafor", email: "amara.okafor@example.com", city: "Lagos", country: "NG" },
  { name: "Sofia Marchetti", email: "sofia.marchetti@example.com", city: "Torino", country: "IT" },
  { name: "佐藤 葵", email: "aoi.sato@example.com", city: "京都", country: "JP" },
  {
    name: "Maximiliane von Hohenberg-Schwarzenfeld",
    email: "maximiliane.von.hohenberg-schwarzenfeld@example.com",
    city: "Wien",
    country: "AT",
  },
] as const;

/** What it sells: the words on a payment, and its price in minor units. */
export const goods: readonly {
  readonly description: string;
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** How often it is bought, against the others. */
  readonly weight: number;
}[] = [
  { description: "西湖龙井 明前 100g", amountMinor: 26_800n, currency: "CNY", weight: 9 },
  { description: "武夷大红袍 礼盒", amountMinor: 68_000n, currency: "CNY", weight: 6 },
  { description: "白毫银针 50g", amountMinor: 15_900n, currency: "CNY", weight: 8 },
  { description: "紫砂壶 手工 240ml", amountMinor: 128_000n, currency: "CNY", weight: 3 },
  { description: "茶会场地 整日包场", amountMinor: 880_000n, currency: "CNY", weight: 1 },
  { description: "Oolong tasting set", amountMinor: 4_900n, currency: "EUR", weight: 4 },
  { description: "Jasmine pearls, 250 g", amountMinor: 3_250n, currency: "USD", weight: 4 },
  { description: "Gongfu starter kit", amountMinor: 11_900n, currency: "USD", weight: 2 },
  { description: "抹茶 30g", amountMinor: 2_480n, currency: "JPY", weight: 2 },
];

/** The cards they pay with; most are good, some are not. */
export const cards: readonly { readonly id: string; readonly weight: number }[] = [
  { id: "pm_card_visa", weight: 40 },
  { id: "pm_card_mastercard", weight: 24 },
  { id: "pm_card_unionpay", weight: 24 },
  { id: "pm_card_amex", weight: 5 },
  { id: "pm_card_chargeDeclinedInsufficientFunds", weight: 3 },
  { id: "pm_card_chargeDeclined", weight: 2 },
  { id: "pm_card_chargeDeclinedExpiredCard", weight: 1 },
  { id: "pm_card_authenticationRequired", weight: 1 },
];
