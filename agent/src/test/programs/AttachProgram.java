import com.sun.tools.attach.VirtualMachine;
import java.util.Arrays;

/** Uses the engine, attaches the agent to itself, then runs OrtProgram on another model. */
public class AttachProgram {
  public static void main(String[] args) throws Exception {
    OrtProgram.main(new String[] {"path", args[0]});
    VirtualMachine self = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
    self.loadAgent(args[1], args[2]);
    self.detach();
    OrtProgram.main(Arrays.copyOfRange(args, 3, args.length));
  }
}
