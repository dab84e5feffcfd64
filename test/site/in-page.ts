/* What runs in pages of Chromium: each function is sent there as its text, and so calls no other. */

/** Whether the page's own scripts have taken over, where it has any. */
export function isMounted(): boolean {
  const app = document.querySelector("#app");
  return app === null || "__vue_app__" in app;
}

/** Whether the page's policy lets text be evaluated as code. Later, because what a debugger runs is not held to the policy. */
export function evaluatesText(): Promise<boolean> {
  const evaluate = (): boolean => {
    try {
      return new Function("return true")();
    } catch {
      return false;
    }
  };
  return new Promise((resolve) => setTimeout(() => resolve(evaluate())));
}

/** Elements that make the page wider than the window, and none if it is not. */
export function wideElements(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .slice(0, 5)
    .map((element) => `${element.tagName} ${element.className}`);
}

/** Texts whose contrast to what is behind them is less, as "ratio color on color: text". Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function faintTexts(least: number): string[] {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
  const seen = new Map<string, number[]>();
  const channels = (color: string): number[] => {
    const known = seen.get(color);
    if (known !== undefined) return known;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    const result = [r!, g!, b!, a! / 255];
    seen.set(color, result);
    return result;
  };
  const over = ([r, g, b, a]: number[], under: number[]): number[] =>
    [r!, g!, b!].map((channel, index) => channel * a! + under[index]! * (1 - a!)).concat(1);
  const backgroundOf = (element: Element | null): number[] => {
    if (element === null) return [255, 255, 255, 1];
    const own = channels(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, backgroundOf(element.parentElement));
  };
  const luminance = (color: number[]): number => {
    const [r, g, b] = color.map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const faint: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent!.trim();
    const element = walker.currentNode.parentElement!;
    if (text === "" || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const background = backgroundOf(element);
    const { color } = getComputedStyle(element);
    const [one, other] = [luminance(over(channels(color), background)), luminance(background)];
    const ratio = (Math.max(one!, other!) + 0.05) / (Math.min(one!, other!) + 0.05);
    if (ratio < least) faint.push(`${ratio.toFixed(2)} ${color} on ${background}: ${text.slice(0, 40)}`);
  }
  return faint;
}
