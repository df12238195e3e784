package io.serviceloop.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

/**
 * A mail server on this machine that can be away for a while, and what has arrived there.
 */
public final class Mailbox {

	private final int port = freePort();

	private GreenMail server;

	/** A mail as it arrived; {@code to} has every recipient. */
	public record Mail(String to, String subject, String plain, String html, String id, MimeMessage message) {

		static Mail of(MimeMessage message) {
			try {
				return new Mail(
						String.join(", ", Arrays.stream(message.getAllRecipients()).map(Object::toString).toList()),
						message.getSubject(), text(message, "text/plain"), text(message, "text/html"),
						message.getMessageID(), message);
			}
			catch (MessagingException | IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private static String text(Part part, String type) throws MessagingException, IOException {
			if (part.isMimeType(type)) {
				return ((String) part.getContent()).replace("\r\n", "\n");
			}
			if (part.getContent() instanceof Multipart parts) {
				for (int i = 0; i < parts.getCount(); i++) {
					BodyPart one = parts.getBodyPart(i);
					String text = text(one, type);
					if (text != null) {
						return text;
					}
				}
			}
			return null;
		}

	}

	public int port() {
		return port;
	}

	public void start() {
		if (server == null) {
			server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
			server.start();
		}
	}

	public void stop() {
		if (server != null) {
			server.stop();
			server = null;
		}
	}

	/** Forgets what has arrived. */
	void empty() {
		stop();
		start();
	}

	public List<Mail> mails() {
		return Arrays.stream(server.getReceivedMessages()).map(Mail::of).toList();
	}

	List<Mail> to(String person) {
		return mails().stream().filter(mail -> mail.to().equals(person + "@example.com")).toList();
	}

	boolean await(int count, Duration patience) {
		return server.waitForIncomingEmail(patience.toMillis(), count);
	}

	static int freePort() {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
