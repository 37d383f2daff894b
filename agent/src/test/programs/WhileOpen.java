/** What a test does in a program while a model is open: nothing, if it is run by itself. */
final class WhileOpen {
  static Runnable action = () -> {};

  private WhileOpen() {}
}
