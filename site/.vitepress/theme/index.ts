import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { defineClientComponent } from "vitepress";
import "./style.css";

const Playground = defineClientComponent(() => import("../../playground/Playground.ts"));

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => app.component("Playground", Playground),
} satisfies Theme;
