import ai.onnxruntime.OrtEnvironment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An application that opens a plaintext model, waits for an operator's command on this process, and
 * opens a sealed one. Arguments: both models, then the command, in which PID stands for the process.
 */
public final class AttachBetween {
  public static void main(String[] arguments) throws Exception {
    open(arguments[0]);
    List<String> command =
        new ArrayList<>(Arrays.asList(arguments).subList(2, arguments.length));
    command.replaceAll(word -> word.equals("PID") ? "" + ProcessHandle.current().pid() : word);
    System.out.println("exit " + new ProcessBuilder(command).inheritIO().start().waitFor());
    open(arguments[1]);
  }

  private static void open(String model) throws Exception {
    OrtEnvironment.getEnvironment().createSession(model).close();
    System.out.println("opened " + model);
  }
}
