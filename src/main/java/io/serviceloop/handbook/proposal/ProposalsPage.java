package io.serviceloop.handbook.proposal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serviceloop.handbook.read.SentBack;
import io.serviceloop.handbook.read.SentBack.ToMend;
import io.serviceloop.loop.people.People;
import io.serviceloop.loop.people.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** What somebody proposed for the handbook, and what became of it (A41). */
@Controller
class ProposalsPage {

	/** Older ones have nothing more to tell. */
	private static final int MOST = 50;

	private final Proposals proposals;

	private final People people;

	private final SentBack sentBack;

	ProposalsPage(Proposals proposals, SentBack sentBack, People people) {
		this.sentBack = sentBack;
		this.proposals = proposals;
		this.people = people;
	}

	@GetMapping("/handbook/proposals")
	ModelAndView mine() {
		List<Proposal> mine = proposals.by(people.me(), MOST);
		Map<String, String> names = people.names(mine.stream()
			.flatMap(one -> Stream.of(one.decidedBy(), one.mendedBy()))
			.filter(Objects::nonNull)
			.collect(Collectors.toSet()));
		return new ModelAndView("proposals").addObject("proposals", mine)
			.addObject("ways",
					sentBack.mine().stream().collect(Collectors.toMap(ToMend::proposal, ToMend::task, (a, b) -> a)))
			.addObject("names", names)
			.addObject("proposes", !Role.onlyRead(people.myGroups()));
	}

}
