package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Engines, with models of some hundred kilobytes that are others in each directory. */
enum EngineSpecimen {
  ONNX_RUNTIME("onnxruntime-1.21.1", "model.onnx", "OrtProgram", "path,bytes,buffer") {
    @Override
    void write(Path model) throws IOException {
      Files.write(model, LargerOnnx.raw(seed(model)));
    }
  },
  PYTORCH("pytorch-0.36.0", "model.pt", "PytorchProgram") {
    @Override
    void write(Path model) throws IOException {
      float[] weight = new float[PARTS * 8];
      ByteBuffer.wrap(LargerOnnx.weights(seed(model)))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(weight);
      Files.write(model, TinyTorchScript.module(weight));
    }

    @Override
    boolean unpacksNatives() {
      return true;
    }
  },
  TENSORFLOW("tensorflow-1.1.0", "model", "TensorflowProgram") {
    @Override
    void write(Path model) throws Exception {
      run("tensorflow-1.1.0", "TensorflowMake", model);
    }

    @Override
    Path weights(Path model) {
      return model.resolve("variables/variables.data-00000-of-00001");
    }
  },
  XGBOOST("xgboost-0.35.0", "model.ubj", "DjlTabular", "XGBoost") {
    @Override
    void write(Path model) throws Exception {
      run("xgboost4j-3.0.4", "XgboostTrain", model);
    }
  },
  XGBOOST4J("xgboost4j-3.0.4", "model.ubj", "Xgboost4jProgram") {
    @Override
    void write(Path model) throws Exception {
      run("xgboost4j-3.0.4", "XgboostTrain", model);
    }
  },
  LIGHTGBM("lightgbm-0.25.0", "model.txt", "DjlTabular", "LightGBM") {
    @Override
    void write(Path model) throws Exception {
      run("lightgbm-0.25.0", "LightgbmTrain", model);
    }
  },
  SENTENCEPIECE("sentencepiece-0.34.0", "spiece.model", "Sentencepieces") {
    @Override
    void write(Path model) throws IOException {
      Files.write(model, TinySentencepiece.model(words(model)));
    }

    @Override
    boolean unpacksNatives() {
      return true;
    }
  },
  TOKENIZERS("djl-0.38.0", "tokenizer.json", "TokenizerProgram", "path") {
    @Override
    void write(Path model) throws IOException {
      Files.writeString(model, TinyTokenizer.json(words(model)));
    }

    @Override
    boolean unpacksNatives() {
      return true;
    }

    @Override
    boolean readsOnTheHeap() {
      return true;
    }
  };

  private static final int PARTS = 8192;
  private static final int WORD_LETTERS = 20;
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final String engine;
  private final String file;
  private final String program;
  private final String argument;

  EngineSpecimen(String engine, String file, String program) {
    this(engine, file, program, "");
  }

  EngineSpecimen(String engine, String file, String program, String argument) {
    this.engine = engine;
    this.file = file;
    this.program = program;
    this.argument = argument;
  }

  String engine() {
    return engine;
  }

  /** Loads the model that is its last argument, runs it and closes it. */
  String program() {
    return program;
  }

  /** Those of the program before the model. */
  List<String> arguments() {
    return argument.isEmpty() ? List.of() : List.of(argument);
  }

  /** What models are called. */
  String file() {
    return file;
  }

  /** Makes the model of a directory. */
  Path make(Path directory) throws Exception {
    Path model = directory.resolve(file);
    write(model);
    return model;
  }

  abstract void write(Path model) throws Exception;

  /** The file that most of a model is in. */
  Path weights(Path model) {
    return model;
  }

  /** Whether it unpacks natives that making a model does not unpack. */
  boolean unpacksNatives() {
    return false;
  }

  /** Lets it do so before it is traced: some are large, and a trace lets no file be removed. */
  void unpackNatives(Path model) throws Exception {
    if (unpacksNatives()) {
      Path directory = Files.createDirectory(model.resolveSibling("unpacking"));
      List<String> all = Stream.concat(arguments().stream(), Stream.of(model.toString())).toList();
      Outcome outcome = Fork.in(directory).with(engine).run(program, all.toArray(String[]::new));
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }
  }

  /** Whether it makes objects of a model's text itself, which are garbage when it has read it. */
  boolean readsOnTheHeap() {
    return false;
  }

  private static long seed(Path model) {
    return model.getParent().getFileName().toString().hashCode();
  }

  /** Letters and digits, since some engines read the model as text. */
  private static List<String> words(Path model) {
    Random random = new Random(seed(model));
    return Stream.generate(() -> word(random)).limit(PARTS).toList();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    while (word.length() < WORD_LETTERS) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  private static void run(String engine, String program, Path model) throws Exception {
    Path directory = Files.createDirectory(model.resolveSibling(program));
    Outcome outcome = Fork.in(directory).with(engine).run(program, model.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
  }
}
