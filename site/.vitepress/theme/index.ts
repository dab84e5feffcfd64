import type { Theme } from "vitepress";
import { defineClientComponent } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { h } from "vue";
import "./style.css";

const Playground = defineClientComponent(() => import("../../playground/Playground.ts"));

/** A block of code as pages have it, with the button that copies it. */
const install = () =>
  h("div", { class: "vp-doc install" }, [
    h("div", { class: "language-sh" }, [
      h("button", { class: "copy", title: "Copy Code" }),
      h("pre", [h("code", "npm install wireform")]),
    ]),
  ]);

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { "home-hero-actions-after": install }),
  enhanceApp: ({ app }) => app.component("Playground", Playground),
} satisfies Theme;
