const { fromCharCode } = String;

/** The longest text that `readShortAscii` reads, in bytes. */
export const longestShortAscii = 32;

/**
 * The text of `length` (0 to 32) bytes at `position` that are all below 128.
 *
 * One call of `fromCharCode` with as many arguments as there are bytes: 24 ns for 5 bytes and 45 for 25, where a call into the engine takes 60 to 90
 * (benchmark cases `small` and `common`).
 */
export function readShortAscii(bytes: Uint8Array, position: number, length: number): string {
  switch (length) {
    case 1:
      return fromCharCode(bytes[position]!);
    case 2:
      return fromCharCode(bytes[position]!, bytes[position + 1]!);
    case 3:
      return fromCharCode(bytes[position]!, bytes[position + 1]!, bytes[position + 2]!);
    case 4:
      return fromCharCode(bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!);
    case 5:
      return fromCharCode(bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!);
    case 6:
      return fromCharCode(bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!);
    case 7:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!,
      );
    case 8:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!,
      );
    case 9:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!,
      );
    case 10:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!,
      );
    case 11:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!,
      );
    case 12:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
      );
    case 13:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!,
      );
    case 14:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!,
      );
    case 15:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!,
      );
    case 16:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!,
      );
    case 17:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!,
      );
    case 18:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
      );
    case 19:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!,
      );
    case 20:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!,
      );
    case 21:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!,
      );
    case 22:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!,
      );
    case 23:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!, bytes[position + 22]!,
      );
    case 24:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!, bytes[position + 22]!, bytes[position + 23]!,
      );
    case 25:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!, bytes[position + 22]!, bytes[position + 23]!,
        bytes[position + 24]!,
      );
    case 26:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!, bytes[position + 22]!, bytes[position + 23]!,
        bytes[position + 24]!, bytes[position + 25]!,
      );
    case 27:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!, bytes[position + 22]!, bytes[position + 23]!,
        bytes[position + 24]!, bytes[position + 25]!, bytes[position + 26]!,
      );
    case 28:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!, bytes[position + 22]!, bytes[position + 23]!,
        bytes[position + 24]!, bytes[position + 25]!, bytes[position + 26]!, bytes[position + 27]!,
      );
    case 29:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!, bytes[position + 22]!, bytes[position + 23]!,
        bytes[position + 24]!, bytes[position + 25]!, bytes[position + 26]!, bytes[position + 27]!, bytes[position + 28]!,
      );
    case 30:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!, bytes[position + 22]!, bytes[position + 23]!,
        bytes[position + 24]!, bytes[position + 25]!, bytes[position + 26]!, bytes[position + 27]!, bytes[position + 28]!, bytes[position + 29]!,
      );
    case 31:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!, bytes[position + 22]!, bytes[position + 23]!,
        bytes[position + 24]!, bytes[position + 25]!, bytes[position + 26]!, bytes[position + 27]!, bytes[position + 28]!, bytes[position + 29]!,
        bytes[position + 30]!,
      );
    case 32:
      return fromCharCode(
        bytes[position]!, bytes[position + 1]!, bytes[position + 2]!, bytes[position + 3]!, bytes[position + 4]!, bytes[position + 5]!,
        bytes[position + 6]!, bytes[position + 7]!, bytes[position + 8]!, bytes[position + 9]!, bytes[position + 10]!, bytes[position + 11]!,
        bytes[position + 12]!, bytes[position + 13]!, bytes[position + 14]!, bytes[position + 15]!, bytes[position + 16]!, bytes[position + 17]!,
        bytes[position + 18]!, bytes[position + 19]!, bytes[position + 20]!, bytes[position + 21]!, bytes[position + 22]!, bytes[position + 23]!,
        bytes[position + 24]!, bytes[position + 25]!, bytes[position + 26]!, bytes[position + 27]!, bytes[position + 28]!, bytes[position + 29]!,
        bytes[position + 30]!, bytes[position + 31]!,
      );
    default:
      return "";
  }
}
