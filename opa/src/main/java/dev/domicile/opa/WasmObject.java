package dev.domicile.opa;

/**
 * A module that is ready to be asked, with its data. Not thread-safe: two threads in one object
 * give wrong answers.
 */
interface WasmObject {

  /**
   * What the entrypoint says of one input.
   *
   * @param input strict JSON in ASCII
   * @return the text that the module wrote: a list of results
   * @throws RuntimeException if the evaluation ended otherwise, also by an interrupt; the object is
   *     then of no use any more
   */
  String evaluate(String input);
}
