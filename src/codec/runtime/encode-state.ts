/*
 * What holds for the encode that is under way. A getter of a message may encode while a message is encoded: whoever begins an encode puts back what was there.
 */
export const encoding: { deterministic: boolean; partial: boolean; verify: boolean } = {
  deterministic: false,
  partial: false,
  verify: false,
};
