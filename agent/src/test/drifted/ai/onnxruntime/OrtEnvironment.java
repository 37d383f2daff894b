package ai.onnxruntime;

/** An engine of a shape that the agent does not know. */
public class OrtEnvironment {
  public String createSession(String path, int options) {
    return "loaded " + path;
  }
}
