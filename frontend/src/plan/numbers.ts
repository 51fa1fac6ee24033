// Amounts in the smallest coin, as whole numbers of any size; read and written as the reader does.
export interface Style {
  digits: number;
  currency: string;
  group: string;
  decimal: string;
}

/** Why a text is no amount, and the part of it that says so. */
export interface Fault {
  why: "amount" | "below" | "large" | "currency";
  what: string;
}

export function isFault(found: unknown): found is Fault {
  return typeof found === "object" && found !== null && "why" in found;
}

const LARGEST = 15; // digits before the decimals
const SIGNS: Record<string, string> = { EUR: "€", USD: "$", GBP: "£", JPY: "¥" };

/** '1,234' for 123400n: without decimals where there are none. */
export function written(minor: bigint, style: Style): string {
  const size = 10n ** BigInt(style.digits);
  const whole = String(minor / size).replace(/\B(?=(\d{3})+(?!\d))/g, style.group);
  const rest = minor % size;
  return rest ? whole + style.decimal + String(rest).padStart(style.digits, "0") : whole;
}

/** '1234.50' for 123450n and 2 digits: as the server takes it. */
export function plain(minor: bigint, digits: number): string {
  const size = 10n ** BigInt(digits);
  const sign = minor < 0n ? "-" : "";
  const value = minor < 0n ? -minor : minor;
  return digits ? `${sign}${value / size}.${String(value % size).padStart(digits, "0")}` : `${sign}${value}`;
}

/** What was typed or pasted, rounded half up; nothing is 0. */
export function read(text: string, style: Style): bigint | Fault {
  const bare = withoutCurrency(text.replace(/[\s\u00a0\u202f'’]/g, ""), style);
  if (typeof bare !== "string") return bare;
  const signed = bare.replace("\u2212", "-").replace(/^\((.*)\)$/, "-$1");
  const match = /^([-+]?)(\d*)(?:\.(\d*))?$/.exec(pointed(signed, style));
  if (!match || signed === "-") return { why: "amount", what: text.trim() };
  const [, sign, whole = "", rest = ""] = match;
  if (whole.replace(/^0+/, "").length > LARGEST) return { why: "large", what: text };
  const minor = BigInt(whole + rest.padEnd(style.digits, "0").slice(0, style.digits) || "0");
  const rounded = minor + (rest.charAt(style.digits) >= "5" ? 1n : 0n);
  return sign === "-" && rounded ? { why: "below", what: text } : rounded;
}

/** The style of a whole block: where one of its numbers has both signs, the later is that of all decimals. */
export function styleOf(texts: string[], style: Style): Style {
  const both = texts.find((text) => /\d\.\d.*,\d|\d,\d.*\.\d/.test(text));
  if (both === undefined) return style;
  return { ...style, decimal: both.lastIndexOf(",") > both.lastIndexOf(".") ? "," : "." };
}

/** A rate in percent as a part of one: '-2,5' is '-0.025000'. */
export function rate(text: string, style: Style): string | Fault {
  const bare = text.trim().replace(/%$/, "").trim();
  const below = /^[-\u2212]/.test(bare);
  const found = read(bare.replace(/^[-\u2212]/, ""), { ...style, digits: 4 });
  return typeof found === "bigint" ? plain(below ? -found : found, 6) : found;
}

function withoutCurrency(text: string, style: Style): string | Fault {
  const own = SIGNS[style.currency] ?? style.currency;
  const other = /\p{L}+|[€$£¥]/gu;
  for (const [found] of text.matchAll(other)) {
    if (found.toUpperCase() === style.currency || found === own) continue;
    const isMoney = /^([A-Z]{3}|[€$£¥])$/.test(found);
    return isMoney ? { why: "currency", what: found } : { why: "amount", what: text };
  }
  return text.replaceAll(other, "");
}

/** With a point for the decimals and nothing between thousands. */
function pointed(text: string, style: Style): string {
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (last < 0) return text;
  const sign = text.charAt(last);
  const both = text.includes(".") && text.includes(",");
  const groups = sign !== style.decimal && text.length - last === 4;
  const isDecimal = both || (text.split(sign).length === 2 && !groups);
  const whole = (isDecimal ? text.slice(0, last) : text).replace(/[.,]/g, "");
  return isDecimal ? `${whole}.${text.slice(last + 1)}` : whole;
}
