/**
 * Messages in tests with Vitest, Jest and others that support asymmetric matchers.
 *
 * @module wireform/testing
 */
export { equalTo, type MessageMatcher } from "./equal-to.ts";
