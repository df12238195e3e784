package io.serviceloop.modelling.check.content;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.namespace.QName;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every word that the engine's readers of models know, from the code of this very
 * version: each stands in {@code parser-words.txt}, and is either on our list or refused
 * wherever it is put.
 */
class ParserWordsTest {

	private static final Path LIST = Path.of("src", "test", "resources", "io", "serviceloop", "modelling", "check",
			"content", "parser-words.txt");

	private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z]{1,50}|[A-Z][a-z]+[A-Za-z]*");

	private static final List<String> PLACES = List.of("userTask", "serviceTask", "startEvent", "endEvent",
			"businessRuleTask", "callActivity", "receiveTask", "subProcess", "exclusiveGateway", "sequenceFlow");

	@Test
	void everyWordOfTheEnginesReadersIsListed() throws IOException {
		Map<String, String> found = new TreeMap<>();
		words().forEach(word -> found.put(word, isAllowed(word) ? "allowed" : "refused"));
		List<String> lines = found.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList();
		if (Boolean.getBoolean("serviceloop.write")) {
			Files.write(LIST, lines);
		}
		assertThat(lines).hasSizeGreaterThan(250).isEqualTo(Files.readAllLines(LIST));
	}

	@Test
	void aWordThatIsNotOnTheListIsRefusedWhereverItIsPutInWhateverNamespace() throws IOException {
		Set<String> taken = new TreeSet<>();
		for (String word : words().stream().filter(word -> !isAllowed(word)).toList()) {
			for (String prefix : List.of("camunda:", "activiti:", "other:", "")) {
				for (String place : PLACES) {
					String attribute = "<" + place + " id='t' " + prefix + word + "='x'/>";
					String element = "<" + place + " id='t'><" + prefix + word + "/></" + place + ">";
					String extension = "<" + place + " id='t'><extensionElements><" + prefix + word
							+ "/></extensionElements></" + place + ">";
					for (String put : List.of(attribute, element, extension)) {
						if (Content.of(Content.process(put)).isEmpty()) {
							taken.add(put);
						}
					}
				}
			}
		}
		assertThat(taken).isEmpty();
	}

	private static boolean isAllowed(String word) {
		return Stream.of(BpmnLanguage.WORDS, DmnLanguage.WORDS)
			.flatMap(language -> language.words().entrySet().stream())
			.flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), entry.getValue().attributes().stream()))
			.map(QName::getLocalPart)
			.anyMatch(word::equals);
	}

	private static Set<String> words() throws IOException {
		Set<String> words = new TreeSet<>();
		for (Class<?> reader : List.of(BpmnParse.class, DmnModelConstants.class)) {
			try (FileSystem jar = FileSystems.newFileSystem(
					URI.create("jar:" + reader.getProtectionDomain().getCodeSource().getLocation()), Map.of());
					Stream<Path> classes = Files.list(jar.getPath(reader.getPackageName().replace('.', '/')))) {
				for (Path file : classes.filter(path -> path.toString().endsWith(".class"))
					.filter(path -> !path.toString().contains("ModelConstants")
							|| path.toString().contains("DmnModelConstants"))
					.collect(Collectors.toList())) {
					try (InputStream code = Files.newInputStream(file)) {
						texts(code, words);
					}
				}
			}
		}
		return words;
	}

	private static void texts(InputStream code, Set<String> words) throws IOException {
		new ClassReader(code).accept(new ClassVisitor(Opcodes.ASM9) {

			@Override
			public FieldVisitor visitField(int access, String name, String type, String generics, Object value) {
				add(value);
				return null;
			}

			@Override
			public MethodVisitor visitMethod(int access, String name, String type, String generics, String[] thrown) {
				return new MethodVisitor(Opcodes.ASM9) {

					@Override
					public void visitLdcInsn(Object value) {
						add(value);
					}

				};
			}

			private void add(Object value) {
				if (value instanceof String text && WORD.matcher(text).matches()) {
					words.add(text);
				}
			}

		}, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
	}

}
