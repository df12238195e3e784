package io.serviceloop.demo;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

import org.springframework.web.multipart.MultipartFile;

/**
 * Twelve weeks of invented tickets as a CSV file, as if somebody had uploaded it; always
 * the same.
 */
class DemoTickets implements MultipartFile {

	static final String MAPPING = """
			{"externalId":"ticket","time":"opened","started":"opened","finished":"solved","type":"category",
			 "stage":"step","customer":"customer","channel":"channel","dateFormat":"yyyy-MM-dd HH:mm"}""";

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

	/** The commonest kinds of trouble, often named first. */
	private static final List<String> CATEGORIES = List.of("slow first answer", "slow first answer",
			"slow first answer", "asked twice", "asked twice", "refund delayed", "refund delayed", "wrong information",
			"order not found", "no progress notice");

	private static final List<String> STEPS = List.of("online advice", "ticket creation", "problem handling",
			"result feedback");

	private final byte[] content;

	DemoTickets(LocalDateTime until, DemoWords words) {
		Random random = new Random(20261122);
		StringBuilder csv = new StringBuilder("ticket,opened,solved,category,step,customer,channel\n");
		LocalDateTime first = until.minusWeeks(12);
		for (int i = 0; i < 900; i++) {
			// More come towards the end: that is why the project was opened.
			long minutes = (long) (Math.sqrt(random.nextDouble()) * 12 * 7 * 24 * 60);
			LocalDateTime opened = first.plusMinutes(minutes);
			LocalDateTime solved = opened.plusMinutes((long) (20 + Math.abs(random.nextGaussian()) * 900));
			csv.append("T-")
				.append(10_000 + i)
				.append(',')
				.append(MINUTE.format(opened))
				.append(',')
				.append(random.nextInt(20) == 0 ? "" : MINUTE.format(solved))
				.append(',')
				.append(words.of(CATEGORIES.get(random.nextInt(CATEGORIES.size()))))
				.append(',')
				.append(words.of(STEPS.get(random.nextInt(STEPS.size()))))
				.append(",C-")
				.append(random.nextInt(600))
				.append(',')
				.append(words.of(random.nextInt(3) == 0 ? "phone" : "chat"))
				.append('\n');
		}
		this.content = csv.toString().getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String getName() {
		return "file";
	}

	@Override
	public String getOriginalFilename() {
		return "tickets.csv";
	}

	@Override
	public String getContentType() {
		return "text/csv";
	}

	@Override
	public boolean isEmpty() {
		return false;
	}

	@Override
	public long getSize() {
		return content.length;
	}

	@Override
	public byte[] getBytes() {
		return content.clone();
	}

	@Override
	public InputStream getInputStream() {
		return new ByteArrayInputStream(content);
	}

	@Override
	public void transferTo(File destination) throws IOException {
		Files.write(destination.toPath(), content);
	}

}
