import { printable } from "../host.ts";
import type { LossRow } from "../losses.ts";
import { paintGrade } from "./text.ts";
import { countOf } from "./words.ts";

export interface DataSummary {
  readonly type: string;
  readonly messages: number;
  /** The number of messages that lose anything. */
  readonly affected: number;
  readonly losses: readonly LossRow[];
}

/** For each place, how many messages lose what, with an example; then a summary line. */
export function toDataText({ type, messages, affected, losses }: DataSummary, colour: boolean): string {
  const lines = losses.flatMap(({ path, loss, grade, messages: count, times, example }) => {
    const more = times > count ? `, ${times} times` : "";
    return [
      `${printable(path)}: ${loss} ${paintGrade(grade, colour)}, in ${countOf(count, "message")}${more}`,
      `  message ${example.message}: ${printable(example.path)}: ${printable(example.text)}`,
      "",
    ];
  });
  const summary =
    affected === 0
      ? `${countOf(messages, "message")} of ${type}: nothing is lost`
      : `${affected} of ${countOf(messages, "message")} of ${type} ${affected === 1 ? "loses" : "lose"} something`;
  return `${[...lines, summary].join("\n")}\n`;
}
