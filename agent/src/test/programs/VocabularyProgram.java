import ai.djl.modality.nlp.DefaultVocabulary;
import java.net.URL;

/** Reads a vocabulary from each URL and prints its first word. */
public class VocabularyProgram {
  public static void main(String[] urls) {
    for (String url : urls) {
      Tries.load(url, () -> word(url));
    }
  }

  @SuppressWarnings("deprecation") // its replacement takes no URL with a space, and callers have those
  private static String word(String url) throws Exception {
    return DefaultVocabulary.builder().addFromTextFile(new URL(url)).build().getToken(0);
  }
}
