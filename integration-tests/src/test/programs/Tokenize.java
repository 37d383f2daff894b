import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.nio.file.Path;
import java.util.Arrays;

/** Prints the token ids of a sentence, by the tokenizer at a path. */
public final class Tokenize {
  public static void main(String[] arguments) throws Exception {
    try (HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(Path.of(arguments[0]))) {
      System.out.println(Arrays.toString(tokenizer.encode("Clay tokens, sealed.").getIds()));
    }
  }
}
