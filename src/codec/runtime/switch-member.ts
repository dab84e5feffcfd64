/** Stands for the name of the member of a oneof where none is set. */
export const noMember = "";

/** Takes the member of a oneof away that has been set so far, where it is another than the next, and returns the next. */
export function switchMember(message: any, set: string, next: string): string {
  if (set !== next && set !== noMember) message[set] = undefined;
  return next;
}
