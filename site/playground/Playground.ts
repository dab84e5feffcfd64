import { defineComponent, h } from "vue";

/** The playground, mounted where a page says <Playground />. */
export default defineComponent({ name: "Playground", setup: () => () => h("div") });
