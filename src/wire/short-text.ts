/*
 * Made by build/made/short-text.mjs (npm run make): a case for each length.
 */

const { fromCharCode } = String;

/** The longest text that `readShortAscii` reads, in bytes. */
export const longestShortAscii = 28;

/**
 * The text of `length` (0 to 28) bytes at `position`, or undefined if one of them is above 127.
 *
 * One call of `fromCharCode` with as many arguments as there are bytes: 24 ns for 5 bytes and 45 for 25, where a call
 * into the engine takes 60 to 90. Each byte is loaded once, for the check and for the text (benchmark cases `small` and
 * `common`).
 */
export function readShortAscii(bytes: Uint8Array, position: number, length: number): string | undefined {
  switch (length) {
    case 0:
      return "";
    case 1:
      return bytes[position]! < 128 ? fromCharCode(bytes[position]!) : undefined;
    case 2: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!;
      if ((unit0 | unit1) > 127) return undefined;
      return fromCharCode(unit0, unit1);
    }
    case 3: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!;
      if ((unit0 | unit1 | unit2) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2);
    }
    case 4: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!;
      if ((unit0 | unit1 | unit2 | unit3) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3);
    }
    case 5: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4);
    }
    case 6: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5);
    }
    case 7: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6);
    }
    case 8: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7);
    }
    case 9: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8);
    }
    case 10: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9);
    }
    case 11: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 |
        unit10) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10);
    }
    case 12: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 |
        unit11) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11);
    }
    default:
      return readLongerAscii(bytes, position, length);
  }
}

function readLongerAscii(bytes: Uint8Array, position: number, length: number): string | undefined {
  switch (length) {
    case 13: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 |
        unit12) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12);
    }
    case 14: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13);
    }
    case 15: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14);
    }
    case 16: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15);
    }
    case 17: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16);
    }
    case 18: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17);
    }
    case 19: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!,
        unit18 = bytes[position + 18]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17 | unit18) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17, unit18);
    }
    case 20: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!,
        unit18 = bytes[position + 18]!, unit19 = bytes[position + 19]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17, unit18, unit19);
    }
    case 21: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!,
        unit18 = bytes[position + 18]!, unit19 = bytes[position + 19]!, unit20 = bytes[position + 20]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17, unit18, unit19, unit20);
    }
    case 22: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!,
        unit18 = bytes[position + 18]!, unit19 = bytes[position + 19]!, unit20 = bytes[position + 20]!,
        unit21 = bytes[position + 21]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17, unit18, unit19, unit20, unit21);
    }
    case 23: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!,
        unit18 = bytes[position + 18]!, unit19 = bytes[position + 19]!, unit20 = bytes[position + 20]!,
        unit21 = bytes[position + 21]!, unit22 = bytes[position + 22]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 |
        unit22) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17, unit18, unit19, unit20, unit21, unit22);
    }
    case 24: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!,
        unit18 = bytes[position + 18]!, unit19 = bytes[position + 19]!, unit20 = bytes[position + 20]!,
        unit21 = bytes[position + 21]!, unit22 = bytes[position + 22]!, unit23 = bytes[position + 23]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 |
        unit23) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17, unit18, unit19, unit20, unit21, unit22, unit23);
    }
    case 25: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!,
        unit18 = bytes[position + 18]!, unit19 = bytes[position + 19]!, unit20 = bytes[position + 20]!,
        unit21 = bytes[position + 21]!, unit22 = bytes[position + 22]!, unit23 = bytes[position + 23]!,
        unit24 = bytes[position + 24]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 |
        unit24) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17, unit18, unit19, unit20, unit21, unit22, unit23, unit24);
    }
    case 26: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!,
        unit18 = bytes[position + 18]!, unit19 = bytes[position + 19]!, unit20 = bytes[position + 20]!,
        unit21 = bytes[position + 21]!, unit22 = bytes[position + 22]!, unit23 = bytes[position + 23]!,
        unit24 = bytes[position + 24]!, unit25 = bytes[position + 25]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24 |
        unit25) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17, unit18, unit19, unit20, unit21, unit22, unit23, unit24, unit25);
    }
    case 27: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!,
        unit18 = bytes[position + 18]!, unit19 = bytes[position + 19]!, unit20 = bytes[position + 20]!,
        unit21 = bytes[position + 21]!, unit22 = bytes[position + 22]!, unit23 = bytes[position + 23]!,
        unit24 = bytes[position + 24]!, unit25 = bytes[position + 25]!, unit26 = bytes[position + 26]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24 |
        unit25 | unit26) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17, unit18, unit19, unit20, unit21, unit22, unit23, unit24, unit25, unit26);
    }
    case 28: {
      const unit0 = bytes[position]!, unit1 = bytes[position + 1]!, unit2 = bytes[position + 2]!,
        unit3 = bytes[position + 3]!, unit4 = bytes[position + 4]!, unit5 = bytes[position + 5]!,
        unit6 = bytes[position + 6]!, unit7 = bytes[position + 7]!, unit8 = bytes[position + 8]!,
        unit9 = bytes[position + 9]!, unit10 = bytes[position + 10]!, unit11 = bytes[position + 11]!,
        unit12 = bytes[position + 12]!, unit13 = bytes[position + 13]!, unit14 = bytes[position + 14]!,
        unit15 = bytes[position + 15]!, unit16 = bytes[position + 16]!, unit17 = bytes[position + 17]!,
        unit18 = bytes[position + 18]!, unit19 = bytes[position + 19]!, unit20 = bytes[position + 20]!,
        unit21 = bytes[position + 21]!, unit22 = bytes[position + 22]!, unit23 = bytes[position + 23]!,
        unit24 = bytes[position + 24]!, unit25 = bytes[position + 25]!, unit26 = bytes[position + 26]!,
        unit27 = bytes[position + 27]!;
      if ((unit0 | unit1 | unit2 | unit3 | unit4 | unit5 | unit6 | unit7 | unit8 | unit9 | unit10 | unit11 | unit12 |
        unit13 | unit14 | unit15 | unit16 | unit17 | unit18 | unit19 | unit20 | unit21 | unit22 | unit23 | unit24 |
        unit25 | unit26 | unit27) > 127) return undefined;
      return fromCharCode(unit0, unit1, unit2, unit3, unit4, unit5, unit6, unit7, unit8, unit9, unit10, unit11, unit12,
        unit13, unit14, unit15, unit16, unit17, unit18, unit19, unit20, unit21, unit22, unit23, unit24, unit25, unit26,
        unit27);
    }
    default:
      return undefined;
  }
}
