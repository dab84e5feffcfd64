/*
 * The numbers of enum values. TypeScript reads decimal ones; those in base 16 and 8 are made decimal, bit by bit.
 */

/** The integer that a text without spaces is: decimal, `0x` and hexadecimal, or `0` and octal digits, with a sign or not. */
export type NumberOf<S extends string> = S extends `-${infer Rest}`
  ? Decimal<Rest> extends "0"
    ? 0
    : NumberFrom<`-${Decimal<Rest>}`>
  : NumberFrom<Decimal<S>>;

type NumberFrom<S extends string> = S extends `${infer N extends number}` ? N : number;

type Decimal<S extends string> = S extends `0x${infer Digits}` | `0X${infer Digits}`
  ? Reversed<FromDigits<Digits>>
  : S extends `0${infer Digits}`
    ? Reversed<FromDigits<Digits, 8>>
    : S;

interface Bits {
  "0": "0000";
  "1": "0001";
  "2": "0010";
  "3": "0011";
  "4": "0100";
  "5": "0101";
  "6": "0110";
  "7": "0111";
  "8": "1000";
  "9": "1001";
  a: "1010";
  b: "1011";
  c: "1100";
  d: "1101";
  e: "1110";
  f: "1111";
}

/** Decimal digits, the lowest first. */
type FromDigits<S extends string, Base = 16, Sum extends string = ""> = S extends `${infer Digit}${infer Rest}`
  ? Lowercase<Digit> extends infer Known extends keyof Bits
    ? FromDigits<Rest, Base, AddBits<Base extends 8 ? LowerThree<Bits[Known]> : Bits[Known], Sum>>
    : ""
  : Sum;

type LowerThree<S> = S extends `0${infer Bits}` ? Bits : "";

type AddBits<S extends string, Sum extends string> = S extends `${infer Bit extends "0" | "1"}${infer Rest}`
  ? AddBits<Rest, Double<Sum, Bit>>
  : Sum;

/** Twice the number, and the carry. */
type Double<
  S extends string,
  Carry extends "0" | "1",
  Done extends string = "",
> = S extends `${infer Digit}${infer Rest}`
  ? `${Digit}${Carry}` extends keyof Doubles
    ? Doubles[`${Digit}${Carry}`] extends [infer Low extends string, infer High extends "0" | "1"]
      ? Double<Rest, High, `${Done}${Low}`>
      : never
    : never
  : Carry extends "1"
    ? `${Done}1`
    : Done;

/** Of a digit and a carry: the digit of twice its value, and the next carry. */
interface Doubles {
  "00": ["0", "0"];
  "01": ["1", "0"];
  "10": ["2", "0"];
  "11": ["3", "0"];
  "20": ["4", "0"];
  "21": ["5", "0"];
  "30": ["6", "0"];
  "31": ["7", "0"];
  "40": ["8", "0"];
  "41": ["9", "0"];
  "50": ["0", "1"];
  "51": ["1", "1"];
  "60": ["2", "1"];
  "61": ["3", "1"];
  "70": ["4", "1"];
  "71": ["5", "1"];
  "80": ["6", "1"];
  "81": ["7", "1"];
  "90": ["8", "1"];
  "91": ["9", "1"];
}

type Reversed<S extends string, Done extends string = ""> = S extends `${infer First}${infer Rest}`
  ? Reversed<Rest, `${First}${Done}`>
  : Done extends ""
    ? "0"
    : Done;
