/**
 * Messages in the tests of Vitest, Jest and what takes their asymmetric matchers.
 *
 * @module wireform/testing
 */
export { equalTo, type MessageMatcher } from "./equal-to.ts";
