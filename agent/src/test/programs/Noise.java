import java.nio.file.Path;
import java.util.Random;

/** Content for models that takes up room, and is another one in each directory. */
final class Noise {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private Noise() {}

  static long seed(Path model) {
    return model.getParent().getFileName().toString().hashCode();
  }

  static String letters(long seed, int count) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(count);
    while (text.length() < count) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
