import { defineComponent, h, onBeforeUnmount, onMounted, ref } from "vue";
import { mountPlayground } from "./index.ts";
import "./playground.css";

/** The playground, mounted where a page says <Playground />. */
export default defineComponent({
  name: "Playground",
  setup() {
    const parent = ref<HTMLElement>();
    let unmount = (): void => {};
    onMounted(() => {
      unmount = mountPlayground(parent.value!);
    });
    onBeforeUnmount(() => unmount());
    return () => h("div", { ref: parent });
  },
});
