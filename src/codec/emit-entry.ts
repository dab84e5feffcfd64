import type { Emission } from "./emission.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { type Code, js } from "./source/code.ts";
import { declareFunction } from "./source/print.ts";

/*
 * The functions that a user calls, for the usual case: no options, no encode under way, a result that fits into the slab. They are emitted per type, so that
 * the functions of the type are inlined into them (benchmark case `small`: 50 ns of 115). Everything else is for `general`, the entry that all engines share.
 */

export function emitEntry(emission: Emission, plan: MessagePlan): Code {
  return js`
    ${declareFunction(js`encode`, { message: "any", options: "any" }, "any", emitEncodeBody(emission, plan))}
    ${declareFunction(js`decode`, { bytes: "any", options: "any" }, "any", emitDecodeBody(emission, plan))}
  `;
}

function emitEncodeBody(emission: Emission, plan: MessagePlan): Code {
  const slab = emission.runtime("slab");
  return js`
    if (options !== undefined || habit.lastSize > ${emission.runtime("largestShared")} || ${slab}.busy || typeof message !== "object" || message === null) {
      return general.encode(message, options);
    }
    const { bytes, offset } = ${slab};
    let end = 0;
    ${slab}.busy = true;
    try {
      end = ${emission.encode(plan)}(message, bytes, offset, ${emission.runtime("defaultMaxDepth")});
    } catch (error) {
      ${slab}.busy = false;
      throw ${emission.runtime("encodeError")}(type.plan, message, error);
    }
    ${slab}.busy = false;
    const size = end - offset;
    if (size > ${emission.runtime("largestShared")} || size <= 0 || end > bytes.length) {
      habit.lastSize = size;
      return general.encode(message, options);
    }
    return ${emission.runtime("takeShared")}(end);
  `;
}

function emitDecodeBody(emission: Emission, plan: MessagePlan): Code {
  return js`
    if (options !== undefined || !${emission.runtime("isPlainBytes")}(bytes)) return general.decode(bytes, options);
    let message;
    try {
      ${emission.runtime("beginDecode")}(bytes);
      message = ${emission.decode(plan)}(bytes, 0, bytes.length, ${emission.runtime("defaultMaxDepth")}, 0);
    } catch (error) {
      throw ${emission.runtime("failedDecode")}(type, bytes, error);
    }
    return ${emission.runtime("decoding")}.unfinished ? ${emission.runtime("finishDecode")}(type, message, options) : message;
  `;
}
