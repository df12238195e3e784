package io.serviceloop.browser;

/**
 * An agent proposes what the handbook shall say, mends it, and a process owner approves
 * it.
 */
class Proposing {

	private static final String GROUP = "My group's tasks";

	private final Desk desk;

	Proposing(Desk desk) {
		this.desk = desk;
	}

	void propose() {
		Person agent = desk.people.is("agent");
		agent.tasklist.start("Propose a standard");
		agent.tasklist.form()
			.type("handbookTitle", "Calls at noon")
			.choose("chapter", "script")
			.type("handbookText", "Who calls at noon is called back.")
			.type("proposalReason", "Forty callers of May gave up at noon");
		agent.picture("proposeStandard").complete();

		Person owner = desk.people.is("owner");
		owner.tasklist.claimFrom(GROUP, task());
		owner.tasklist.form().choose("proposalDecision", "sendBack").type("approvalNote", "Say who calls back at noon");
		owner.picture("approveProposal").complete();

		agent.tasklist.open(task());
		agent.tasklist.form().type("handbookText", "Who calls at noon is called back by two agents.");
		agent.picture("mendProposal").complete();

		owner.tasklist.claimFrom(GROUP, task());
		owner.tasklist.form().choose("proposalDecision", "approve");
		owner.picture("approveProposal-mended").complete();
	}

	private String task() {
		return desk.engine.getTaskService()
			.createTaskQuery()
			.processInstanceId(desk.started("handbookProposal").getId())
			.singleResult()
			.getId();
	}

}
