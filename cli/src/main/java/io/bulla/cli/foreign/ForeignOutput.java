package io.bulla.cli.foreign;

import io.bulla.cli.HalfWritten;
import io.bulla.cli.HiddenNames;
import io.bulla.cli.OwnerOnly;
import io.bulla.cli.model.OutputFailure;
import io.bulla.cli.terminal.ProgressBar;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.formats.spi.FormatRequest;
import io.bulla.loader.MemberInfo;
import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Encrypts a model for others: what is whole appears under its name, all else is removed.
 *
 * @param model is open
 * @param format encrypts
 * @param request for whom
 * @param bar is told of plaintext bytes
 */
record ForeignOutput(
    SealedModel model, ForeignFormat format, FormatRequest request, ProgressBar bar) {
  private static final String PREFIX = ".bulla-export-";
  private static final Set<StandardOpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  /** Returns the SHA-256 of each plaintext by its path. */
  Map<String, String> write(List<MemberInfo> members, Path target) throws IOException {
    Path hidden = HiddenNames.beside(target, PREFIX);
    try (HalfWritten part = HalfWritten.at(hidden)) {
      Map<String, String> sums =
          members.size() == 1 && members.get(0).path().isEmpty()
              ? Map.of("", write(members.get(0), hidden, part))
              : writeDirectory(members, hidden, part);
      part.requireGoingOn();
      Files.move(hidden, target);
      return sums;
    } catch (IOException e) {
      throw OutputFailure.of(target, hidden, e);
    }
  }

  private Map<String, String> writeDirectory(
      List<MemberInfo> members, Path hidden, HalfWritten part) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    Files.createDirectory(hidden, OwnerOnly.DIRECTORY);
    for (MemberInfo member : members) {
      Path file = hidden.resolve(member.path() + format.suffix());
      Files.createDirectories(HiddenNames.parent(file), OwnerOnly.DIRECTORY);
      sums.put(member.path(), write(member, file, part));
    }
    return sums;
  }

  private String write(MemberInfo member, Path file, HalfWritten part) throws IOException {
    try (Plaintext plaintext = model.load(member.path())) {
      part.requireGoingOn();
      HashedPlaintext source = new HashedPlaintext(plaintext.buffers(), bar);
      try (FileChannel channel = FileChannel.open(file, NEW_FILE, OwnerOnly.FILE)) {
        format.encrypt(source, channel, request);
        channel.force(true);
      }
      return HexFormat.of().formatHex(source.sha256());
    }
  }
}
