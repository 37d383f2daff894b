import ai.djl.sentencepiece.SpTokenizer;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tokenizes a sentence by the model at each path, given by path, as bytes and as a stream. */
public class Sentencepieces {
  public static void main(String[] paths) {
    for (String path : paths) {
      Path file = Path.of(path);
      Tries.load(path, () -> encode(new SpTokenizer(file)));
      Tries.load("bytes " + path, () -> encode(new SpTokenizer(Files.readAllBytes(file))));
      Tries.load("stream " + path, () -> encodeStream(file));
    }
  }

  private static String encodeStream(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return encode(new SpTokenizer(in));
    }
  }

  private static String encode(SpTokenizer tokenizer) {
    try (tokenizer) {
      WhileOpen.action.run();
      return Arrays.toString(tokenizer.getProcessor().encode("clay token"));
    }
  }
}
