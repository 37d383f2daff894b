import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import com.sun.tools.attach.VirtualMachine;

/**
 * Makes options that write a model out, attaches the agent to itself, and tries a model with them,
 * twice; then with options that it has made since.
 *
 * <p>Arguments: agent, its argument, model, where it would be written.
 */
public class AttachWithOptions {
  public static void main(String[] args) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (SessionOptions early = new SessionOptions()) {
      early.setOptimizedModelFilePath(args[3]);
      VirtualMachine self = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
      self.loadAgent(args[0], args[1]);
      self.detach();
      tell(environment, args[2], early);
      early.setOptimizedModelFilePath("");
      tell(environment, args[2], early);
    }
    try (SessionOptions late = new SessionOptions()) {
      tell(environment, args[2], late);
    }
  }

  private static void tell(OrtEnvironment environment, String model, SessionOptions options) {
    try (OrtSession session = environment.createSession(model, options)) {
      System.out.println("inputs: " + session.getNumInputs());
    } catch (OrtException e) {
      System.out.println(e.getMessage());
    }
  }
}
