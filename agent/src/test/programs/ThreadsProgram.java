import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs OrtProgram in several threads at once; the engine's classes are loaded by all of them. */
public class ThreadsProgram {
  public static void main(String[] args) throws Exception {
    int threads = 6;
    CountDownLatch ready = new CountDownLatch(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<Future<?>> runs = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      runs.add(
          executor.submit(
              () -> {
                ready.countDown();
                ready.await();
                OrtProgram.main(args);
                return null;
              }));
    }
    executor.shutdown();
    for (Future<?> run : runs) {
      run.get();
    }
  }
}
