import java.lang.management.ManagementFactory;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Runs OrtProgram on a model and on one that is refused, then prints Bulla's counters. */
public class ObservedProgram {
  public static void main(String[] args) throws Exception {
    OrtProgram.main(new String[] {"path,bytes", args[0]});
    try {
      OrtProgram.main(new String[] {"path", args[1]});
    } catch (ai.onnxruntime.OrtException refused) {
      System.out.println("refused");
    }
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("io.bulla:type=Models");
    while (!server.isRegistered(name)) {
      Thread.sleep(10); // it is registered beside the application
    }
    for (MBeanAttributeInfo each : server.getMBeanInfo(name).getAttributes()) {
      System.out.println(each.getName() + "=" + server.getAttribute(name, each.getName()));
    }
  }
}
