package io.serviceloop.access.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.collections.SynchronizedStack;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Keeps those who ask and do not read what they are answered from taking all threads:
 * Tomcat blocks one for each answer that its reader does not take. Whatever is written
 * comes by here. A connection that takes no more needs a place, of which there are fewer
 * than threads, and is closed where it stays slow (docs/reliability.md).
 */
@Component
class SlowReaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	/** Of Tomcat's 200 threads, of which {@link SlowSenders} may take 120. */
	private static final int PLACES_OF_STRANGERS = 20;

	private static final int PLACES_OF_MEMBERS = 40;

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.setProtocol(Protocol.class.getName());
	}

	/** As Tomcat's own; made by its name. */
	public static final class Protocol extends Http11NioProtocol {

		public Protocol() {
			super(new Connections());
		}

	}

	/** Gives each connection that it takes a channel of ours. */
	private static final class Connections extends NioEndpoint {

		private final Places strangers = new Places(PLACES_OF_STRANGERS);

		private final Places members = new Places(PLACES_OF_MEMBERS);

		@Override
		protected boolean setSocketOptions(SocketChannel socket) {
			SynchronizedStack<NioChannel> unused = getNioChannels();
			if (unused != null && !isSSLEnabled()) {
				NioChannel channel = unused.pop();
				unused.push((channel != null) ? channel
						: new Channel(new SocketBufferHandler(socketProperties.getAppReadBufSize(),
								socketProperties.getAppWriteBufSize(), socketProperties.getDirectBuffer())));
			}
			return super.setSocketOptions(socket);
		}

		/** What is written to a connection. */
		private final class Channel extends NioChannel {

			/** Who was answered here last and had signed in; null where nobody was. */
			private String member;

			/** How long it was waited for altogether, in nanoseconds. */
			private long waited;

			/** Bytes that it took altogether. */
			private long written;

			/** How long without a place, in milliseconds. */
			private long homeless;

			Channel(SocketBufferHandler buffers) {
				super(buffers);
			}

			@Override
			public void reset(SocketChannel channel, NioEndpoint.NioSocketWrapper wrapper) throws IOException {
				super.reset(channel, wrapper);
				member = null;
				waited = 0;
				written = 0;
				homeless = 0;
			}

			@Override
			public int write(ByteBuffer bytes) throws IOException {
				String known = SlowSenders.member();
				member = (known != null) ? known : member;
				int count = super.write(bytes);
				if (count == 0 && bytes.hasRemaining()) {
					count = waited(bytes);
				}
				written += Math.max(count, 0);
				return count;
			}

			/** Writes as soon as anything is taken. */
			private int waited(ByteBuffer bytes) throws IOException {
				Places places = (member != null) ? members : strangers;
				String who = (member != null) ? member : SlowSenders.network();
				boolean placed = false;
				long before = waited;
				long begin = System.nanoTime();
				try {
					int count = 0;
					while (count == 0) {
						placed = placed || places.take(who);
						homeless += placed ? 0 : SlowSenders.LOOK_AGAIN;
						double allowed = ((member != null) ? SlowSenders.SECONDS_OF_MEMBERS
								: SlowSenders.SECONDS_OF_STRANGERS) + (double) written / SlowSenders.BYTES_A_SECOND;
						waited = before + System.nanoTime() - begin;
						if (homeless > SlowSenders.MOMENT || waited / 1e9 > allowed) {
							throw new IOException("The reader of an answer is too slow");
						}
						SlowSenders.pause(SlowSenders.LOOK_AGAIN);
						count = super.write(bytes);
					}
					return count;
				}
				finally {
					if (placed) {
						places.leave(who);
					}
				}
			}

		}

	}

}
