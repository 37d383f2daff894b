import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/**
 * A container that deploys an application with its engine, runs it, and drops it, twice. Prints
 * whether the application's class loader is there while it is deployed, and collected afterwards.
 */
public class RedeployProgram {
  private static final int MOST_COLLECTIONS = 100;

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 2; i++) {
      Holder holder = new Holder(deploy(args[0], args[1], Arrays.copyOfRange(args, 2, args.length)));
      System.out.println(isCollected(holder.reference) ? "lost" : "deployed");
      holder.loader = null;
      System.out.println(isCollected(holder.reference) ? "collected" : "leaked");
    }
  }

  private static URLClassLoader deploy(String classPath, String program, String[] arguments)
      throws Exception {
    String[] entries = classPath.split(File.pathSeparator);
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < entries.length; i++) {
      urls[i] = new File(entries[i]).toURI().toURL();
    }
    URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    loader.loadClass(program).getMethod("main", String[].class).invoke(null, (Object) arguments);
    Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
    loader.close();
    return loader;
  }

  private static boolean isCollected(WeakReference<?> reference) throws Exception {
    for (int i = 0; i < MOST_COLLECTIONS && reference.get() != null; i++) {
      System.gc();
      if (reference.get() != null) {
        Thread.sleep(10);
      }
    }
    return reference.get() == null;
  }

  private static final class Holder {
    private volatile ClassLoader loader;
    private final WeakReference<ClassLoader> reference;

    Holder(ClassLoader loader) {
      this.loader = loader;
      reference = new WeakReference<>(loader);
    }
  }
}
