package io.serviceloop.loop.form;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serviceloop.loop.engine.record.Asked;
import io.serviceloop.loop.engine.record.Trail;
import io.serviceloop.loop.words.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What is signed is signed by somebody who has proved again who he is: a program by the
 * credentials that each of its requests brings, a browser by a proof that its session
 * keeps for one task and five minutes (E06, E31). What was signed, what it means, and its
 * fingerprint are part of the record of the answer.
 */
@Component
public class Signatures {

	/** How long a proof holds. */
	static final Duration HOLDS = Duration.ofMinutes(5);

	/** So many proofs a session keeps at once. */
	private static final int MOST = 20;

	/** What the signature under a deployment of models says. */
	private static final String DEPLOYED = "modelDeployed";

	private static final String PROOFS = Signatures.class.getName();

	/** Who was asked for what; of use as long as he may answer. */
	private final Cache<String, Instant> asked = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(Duration.ofMinutes(10))
		.build();

	/**
	 * What an answer is proved for: its task, or where it starts a process exactly what
	 * it says.
	 */
	static String subject(Form<?> form, Object answer, Submission submission) {
		return (submission.scope() instanceof DelegateTask task) ? task.getId()
				: subject("start-", List.of(form.place().process(), answer));
	}

	/** What is proved for one is not proved for the next. */
	private static String subject(String kind, Object content) {
		return kind + Asked.sha256(Json.bytes(content)).substring(0, 40);
	}

	/**
	 * Keeps in a session that a person has proved who he is.
	 * @param person whose proof it is; the session may be another one's
	 * @param subject the id of the task that he signs, or what is deployed
	 */
	public static void prove(HttpSession session, String person, String subject) {
		synchronized (session) {
			HashMap<String, Instant> proofs = proofs(session);
			proofs.values().removeIf(Instant.now()::isAfter);
			if (proofs.size() >= MOST) {
				proofs.remove(Collections.min(proofs.entrySet(), Map.Entry.comparingByValue()).getKey());
			}
			proofs.put(person + " " + subject, Instant.now().plus(HOLDS));
			session.setAttribute(PROOFS, proofs);
		}
	}

	/** When a person was asked last to prove it; null where it is long ago. */
	public Instant asked(String person, String subject) {
		return asked.getIfPresent(person + " " + subject);
	}

	/**
	 * How whoever asks has proved who he is: {@code request} by the credentials in it,
	 * {@code session} by a proof; {@code application} where nobody asks over the network.
	 * @throws SignatureMissing where he has not
	 */
	String proof(String person, String subject, String meaning) {
		if (SecurityContextHolder.getContext().getAuthentication() == null
				|| !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web)) {
			return "application";
		}
		HttpServletRequest request = web.getRequest();
		if (isProgram(request)) {
			return "request";
		}
		HttpSession session = request.getSession(false);
		if (session != null) {
			synchronized (session) {
				Instant until = proofs(session).get(person + " " + subject);
				if (until != null && Instant.now().isBefore(until)) {
					return "session";
				}
			}
		}
		asked.put(person + " " + subject, Instant.now());
		throw new SignatureMissing(subject, meaning);
	}

	/** Programs send no cookie: each request brings what proves who sends it. */
	private static boolean isProgram(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return path.startsWith("/engine-rest/")
				|| path.startsWith("/api/") && request.getHeader("Authorization") != null;
	}

	@SuppressWarnings("unchecked")
	private static HashMap<String, Instant> proofs(HttpSession session) {
		Object proofs = session.getAttribute(PROOFS);
		return (proofs == null) ? new HashMap<>() : new HashMap<>((Map<String, Instant>) proofs);
	}

	/**
	 * Writes a signature into the record of the transaction.
	 * @param form the stem of the form whose answer is signed; null for a deployment
	 * @param at which of its kind it was, such as the lap
	 * @param content what was signed, as it is kept
	 */
	void sign(String meaning, String form, String proof, Map<String, Object> at, Object content) {
		JsonNode signed = Json.tree(content);
		Map<String, Object> signature = new LinkedHashMap<>();
		signature.put("meaning", meaning);
		signature.put("form", form);
		signature.put("proof", proof);
		signature.put("at", at);
		signature.put("sha256", fingerprint(meaning, Json.tree(at), signed));
		signature.put("content", signed);
		Trail.here().signed(signature);
	}

	/**
	 * Has a deployment signed.
	 * @param files the fingerprints of what is deployed, by the names of the files
	 */
	public void deployed(String person, String deployment, Map<String, Object> files) {
		Map<String, Object> sorted = new TreeMap<>(files);
		sign(DEPLOYED, null, proof(person, subject("deployment-", sorted), DEPLOYED), Map.of("deployment", deployment),
				sorted);
	}

	/** The SHA-256 of what was signed, with what that means, as hexadecimal digits. */
	public static String fingerprint(String meaning, JsonNode at, JsonNode content) {
		return Asked.sha256(Json.bytes(Json.array().add(meaning).add(at).add(content)));
	}

}
