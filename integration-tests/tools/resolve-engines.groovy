// Resolves each line of engines.properties, with its transitive runtime dependencies, into
// target/engines/<name>/ of the module that runs this, by Maven's own resolver: settings, mirrors
// and --offline hold.
import java.nio.file.FileSystemException
import java.nio.file.Files
import java.nio.file.Path

import org.eclipse.aether.artifact.DefaultArtifact
import org.eclipse.aether.collection.CollectRequest
import org.eclipse.aether.graph.Dependency
import org.eclipse.aether.graph.DependencyFilter
import org.eclipse.aether.resolution.ArtifactRequest
import org.eclipse.aether.resolution.DependencyRequest

def resolver = session.lookup('org.eclipse.aether.RepositorySystem')
def repositories = project.remoteProjectRepositories

def runtime = { node, parents -> node.dependency?.scope in ['compile', 'runtime'] } as DependencyFilter

def alone = { String coordinates ->
    def artifact = new DefaultArtifact(coordinates)
    def request = new ArtifactRequest(artifact, repositories, null)
    [resolver.resolveArtifact(session.repositorySession, request).artifact.file.toPath()]
}

def withDependencies = { List<String> coordinates ->
    def roots = coordinates.collect { new Dependency(new DefaultArtifact(it), 'runtime') }
    def collect = new CollectRequest(roots, [], repositories)
    def request = new DependencyRequest(collect, runtime)
    resolver.resolveDependencies(session.repositorySession, request)
            .artifactResults.collect { it.artifact.file.toPath() }
}

def link = { Path jar, Path target ->
    try {
        Files.createLink(target, jar)
    } catch (FileSystemException | UnsupportedOperationException e) {
        Files.copy(jar, target) // another file system
    }
}

def engines = new Properties()
new File(project.properties['bulla.root'], 'integration-tests/engines.properties').withReader('UTF-8') { engines.load(it) }
def root = new File(project.build.directory, 'engines').toPath()

engines.stringPropertyNames().sort().each { name ->
    def line = engines.getProperty(name).trim()
    def directory = root.resolve(name)
    def done = directory.resolve('resolved')
    if (Files.exists(done) && Files.readString(done) == line) {
        return
    }
    log.info("Resolving ${name}")
    def bare = line.endsWith('*')
    def coordinates = line.replace('*', '').split(',')*.trim()
    def jars = bare ? coordinates.collectMany(alone) : withDependencies(coordinates)
    directory.toFile().deleteDir()
    Files.createDirectories(directory)
    jars.each { link(it, directory.resolve(it.fileName)) }
    Files.writeString(done, line) // last: a directory without it is resolved again
}
