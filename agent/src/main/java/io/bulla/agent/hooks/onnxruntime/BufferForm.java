package io.bulla.agent.hooks.onnxruntime;

/**
 * How a method that takes a model goes on with a sealed one.
 *
 * @param opened gives the plaintext as a buffer, or null if the model is not sealed
 * @param call calls the form of the method that takes a buffer, with the one in {@link #buffer}
 * @param taken tells the gate that this form has returned
 * @param arguments how many variables the arguments take; none is a long or a double
 * @param isVoid whether the method returns nothing, else an object
 */
record BufferForm(Push opened, Push call, GateCall taken, int arguments, boolean isVoid) {
  // Variables of the engine's own code, which begins after they are done with.

  /** The variable of the buffer. */
  int buffer() {
    return arguments;
  }

  /** The variable of what the form by buffer returned or threw. */
  int result() {
    return arguments + 1;
  }

  int variables() {
    return arguments + 2;
  }
}
