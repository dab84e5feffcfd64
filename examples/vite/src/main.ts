import { isProtobufError } from "wireform";
import { fromJsonString } from "wireform/json";
import { Profile } from "./gen/profile.pb.js";

const json = document.querySelector<HTMLTextAreaElement>("#json")!;
const bytes = document.querySelector<HTMLOutputElement>("#bytes")!;
const size = document.querySelector<HTMLOutputElement>("#size")!;

function show(): void {
  try {
    const encoded = Profile.encode(fromJsonString(Profile, json.value));
    bytes.value = Array.from(encoded, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
    size.value = `${encoded.length} bytes; ${Profile.decode(encoded).languages.length} languages`;
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    bytes.value = "";
    size.value = error.message;
  }
}

json.addEventListener("input", show);
show();
