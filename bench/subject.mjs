import { byLocalName, makeTouch } from "./touch.mjs";

/**
 * What is measured: one contestant encoding, or decoding, one payload. `run(count)` does that so many times; each has its own compiled loop, whose
 * inline caches know this contestant only.
 */
export async function makeSubjects(contestant, payload, input) {
  const prepared = await contestant.prepare(payload);
  const encoded =
    contestant.format === "protobuf" ? payload.samples.map(({ bytes }) => bytes) : prepared.inputs.map(prepared.encode);
  const decodeInputs = encoded.map((each) => own(each, input));
  const views = givesViews(payload.descriptor, prepared, decodeInputs[0]);
  const touch = prepared.touch ?? makeTouch(payload.descriptor, prepared.access);
  return {
    encoded,
    encode: {
      contestant: contestant.name,
      verb: "encode",
      run: makeLoop("work(inputs[index]).length", prepared.encode, prepared.inputs),
    },
    decode: {
      contestant: contestant.name,
      verb: "decode",
      views,
      run: makeLoop("touch(work(inputs[index]))", prepared.decode, decodeInputs, touch),
    },
  };
}

/** Whether a message's own bytes are views into the input that it was decoded of, and so cost nothing yet. */
function givesViews({ fields }, { decode, access = byLocalName }, bytes) {
  const message = decode(bytes);
  const read = (field) => new Function("m", `return ${access(field)};`)(message);
  return fields.some(
    (field) =>
      field.cardinality === "singular" && field.value.scalar === "bytes" && read(field)?.buffer === bytes.buffer,
  );
}

/** An input that shares no buffer, in the form that is asked for: a Uint8Array or a Buffer. JSON texts are what they are. */
function own(encoded, input) {
  if (typeof encoded === "string") return encoded;
  const copy = Uint8Array.from(encoded);
  return input === "buffer" ? Buffer.from(copy.buffer) : copy;
}

function makeLoop(expression, work, inputs, touch) {
  const loop = `
    let index = 0;
    return function run(count) {
      let sum = 0;
      for (; count > 0; count--) {
        sum += ${expression};
        if (++index === inputs.length) index = 0;
      }
      return sum;
    };
    // ${Math.random()}: V8 shares the feedback of equal sources`;
  return new Function("work", "inputs", "touch", loop)(work, inputs, touch);
}
