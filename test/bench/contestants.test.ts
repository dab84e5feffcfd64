import { describe, expect, test } from "vitest";

/*
 * Every contestant of the benchmarks does the same work: it decodes what the reference says, and what it encodes decodes to that again, by wireform if it is
 * Protocol Buffers. So nobody wins by doing less. What a contestant cannot do is said in its file, and is tested to be so.
 */

const bench = (path: string): Promise<any> => import(new URL(`../../bench/${path}.mjs`, import.meta.url).href);
const { installed } = await bench("install");
const peersAreThere: boolean = installed();
if (peersAreThere) await (await bench("generate")).generate();

const { caseNames } = await bench("cases/index");
const { contestantNames, loadContestant } = await bench("contestants/index");
const { loadPayload: load } = await bench("payload");
const { plain } = await bench("plain");
const { makeSubjects } = await bench("subject");

/** What each contestant decodes, and what wireform decodes of the bytes that a contestant of Protocol Buffers encodes: one list of plain messages per sample. */
async function readings(contestant: any, payload: any): Promise<unknown[][]> {
  const { encode, decode, inputs, access } = await contestant.prepare(payload);
  const { codec, descriptor, samples } = payload;
  return samples.map((sample: any, index: number) => {
    const encoded = encode(inputs[index]);
    const ofSpeaker = contestant.format === "protobuf";
    const read = (bytes: unknown): unknown => plain(descriptor, decode(bytes), { ...contestant, access });
    return ofSpeaker ? [read(sample.bytes), plain(descriptor, codec.decode(encoded)), read(encoded)] : [read(encoded)];
  });
}

const payloads = new Map<string, Promise<any>>();

function loadPayload(caseName: string): Promise<any> {
  let payload = payloads.get(caseName);
  if (payload === undefined) payloads.set(caseName, (payload = load(caseName)));
  return payload!;
}

function expected(payload: any): unknown[] {
  return payload.samples.map(({ message }: any) => plain(payload.descriptor, message));
}

describe.skipIf(!peersAreThere).each(caseNames as string[])(
  `%s${peersAreThere ? "" : " (needs npm run bench:install)"}`,
  (caseName) => {
    test.each(contestantNames as string[])("%s", async (contestantName) => {
      const contestant = await loadContestant(contestantName);
      const payload = await loadPayload(caseName);
      const same = async (): Promise<void> => {
        const wanted = expected(payload);
        for (const [index, results] of (await readings(contestant, payload)).entries())
          for (const result of results) expect(result).toEqual(wanted[index]);
      };
      if (contestant.unable?.[caseName] !== undefined || contestant.lossy?.[caseName] !== undefined) {
        await expect(same(), "a limit that is no more: take it out of the contestant's file").rejects.toThrow();
      } else {
        await same();
      }
    });

    test("each is read by its touch function", async () => {
      const payload = await loadPayload(caseName);
      for (const name of contestantNames) {
        const contestant = await loadContestant(name);
        if (contestant.unable?.[caseName] !== undefined) continue;
        const { encode, decode } = await makeSubjects(contestant, payload, "uint8array");
        expect(encode.run(1), name).toBeGreaterThan(0);
        expect(decode.run(1), name).not.toBe(0);
      }
    });
  },
);
