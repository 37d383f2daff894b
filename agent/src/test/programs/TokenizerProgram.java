import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Loads a tokenizer in one form and encodes two words. */
public class TokenizerProgram {
  public static void main(String[] args) throws Exception {
    try (HuggingFaceTokenizer tokenizer = open(args[0], Path.of(args[1]))) {
      WhileOpen.action.run();
      System.out.println(Arrays.toString(tokenizer.encode("hello world", false, false).getIds()));
    }
  }

  private static HuggingFaceTokenizer open(String form, Path path) throws Exception {
    switch (form) {
      case "path":
        return HuggingFaceTokenizer.newInstance(path);
      case "config":
        return HuggingFaceTokenizer.builder()
            .optTokenizerPath(path)
            .optTokenizerConfigPath(path.resolve("tokenizer_config.json").toString())
            .build();
      case "two":
        return HuggingFaceTokenizer.newInstance(path, path, Map.of());
      default:
        try (InputStream stream = Files.newInputStream(path)) {
          return HuggingFaceTokenizer.newInstance(stream, null);
        }
    }
  }
}
