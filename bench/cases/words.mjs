/** Words that names, tags and texts of the payloads are made of. */
export const words =
  "amber basin cedar delta ember fjord grove haven inlet juniper knoll lagoon meadow north ocean prairie quarry ridge summit tundra upland valley willow zenith".split(
    " ",
  );

const scripts = [
  "абвгдежзийклмнопрстуфхцчшщыьэюя ",
  "αβγδεζηθικλμνξοπρστυφχψω ",
  "的一是不了人我在有他这中大来上国",
  "äöüßéèêçñåøæ abcdefgh",
  "🙂🚀🌲🎉🐙 ",
].map((script) => Array.from(script));

/** A text of about `length` UTF-16 units: words, or letters of another script. */
export function text(random, length, ascii = true) {
  if (ascii) return random.text(length, "etaoinshrdlu etaoinshrdlu bcfgjkmpqvwxyz,. ETAOIN 0123456789");
  const letters = random.pick(scripts);
  let result = "";
  while (result.length < length - 1) result += random.pick(letters);
  return result;
}
