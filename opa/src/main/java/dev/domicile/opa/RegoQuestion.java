package dev.domicile.opa;

/**
 * One question about all candidates of a decision.
 *
 * @param request a nonce that the answer must repeat
 * @param input the whole input document as JSON text, {@code request} included
 */
record RegoQuestion(String request, String input) {}
