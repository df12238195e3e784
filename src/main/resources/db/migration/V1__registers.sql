-- The registers of the loop. They are the truth; process variables are copies for forms and gateways.
-- Written in the engine's transaction. Plain SQL that H2 and PostgreSQL both read.
-- What a lap produced carries the lap's number and is never overwritten by a later lap.

create table project_number (
    project_year   integer not null primary key,
    last_number    integer not null
);

create table project (
    business_key      varchar(20)   not null primary key,
    title             varchar(200)  not null,
    trigger_kind      varchar(30)   not null,
    service_line      varchar(200)  not null,
    lead              varchar(64)   not null,
    process_owner     varchar(64)   not null,
    scope             varchar(2000),
    cycle_days        integer,
    observation_days  integer,
    state             varchar(20)   not null,
    lap               integer       not null,
    step              varchar(30)   not null,
    opened_by         varchar(64),
    opened_at         timestamp     not null,
    closed_at         timestamp,
    closing_note      varchar(2000)
);
create index project_state on project (state, opened_at);

create table goal (
    business_key    varchar(20)   not null references project,
    id              varchar(40)   not null,
    metric          varchar(100)  not null,
    name            varchar(200)  not null,
    customer_group  varchar(100),
    unit            varchar(40)   not null,
    direction       varchar(10)   not null,
    baseline        double precision not null,
    target          double precision not null,
    due_date        date          not null,
    formula         varchar(1000) not null,
    data_source     varchar(200)  not null,
    period          varchar(40)   not null,
    primary key (business_key, id)
);

create table data_source (
    business_key       varchar(20)   not null references project,
    id                 varchar(40)   not null,
    kind               varchar(30)   not null,
    responsible        varchar(64)   not null,
    window_days        integer       not null,
    note               varchar(1000),
    findings           varchar(20000),
    records_collected  integer,
    collected_by       varchar(64),
    collected_at       timestamp,
    primary key (business_key, id)
);

create table problem (
    business_key         varchar(20)   not null references project,
    id                   varchar(40)   not null,
    goal_id              varchar(40)   not null,
    stage                varchar(100)  not null,
    type                 varchar(100)  not null,
    subtype              varchar(100),
    description          varchar(2000) not null,
    frequency_count      double precision not null,
    frequency_unit       varchar(10)   not null,
    urgency_score        integer       not null,
    impact_score         integer       not null,
    impact_note          varchar(1000) not null,
    affected_customers   integer       not null,
    systemic             boolean       not null,
    frequency_per_week   double precision,
    frequency_score      integer,
    matrix_score         integer,
    impact               varchar(10),
    screened             boolean,
    priority             varchar(2),
    reach                varchar(20),
    problem_rank         integer,
    reasons              varchar(8000),
    containment          varchar(2000),
    containment_by       varchar(64),
    contained_at         timestamp,
    primary key (business_key, id)
);

-- Which problems a lap works on, and what people decided against the computed priority.
create table problem_selection (
    business_key       varchar(20)   not null references project,
    lap                integer       not null,
    problem_id         varchar(40)   not null,
    selected           boolean       not null,
    override_priority  varchar(2),
    override_reason    varchar(1000),
    decided_by         varchar(64),
    decided_at         timestamp,
    primary key (business_key, lap, problem_id)
);

create table root_cause (
    business_key       varchar(20)   not null references project,
    lap                integer       not null,
    problem_id         varchar(40)   not null,
    attempt            integer       not null,
    whys               varchar(20000) not null,
    root_cause         varchar(2000) not null,
    cause_class        varchar(30)   not null,
    fishbone           varchar(20000) not null,
    five_w1h           varchar(20000),
    author             varchar(64),
    found_at           timestamp     not null,
    verified           boolean,
    verified_by        varchar(64),
    verification_note  varchar(2000),
    verified_at        timestamp,
    primary key (business_key, lap, problem_id, attempt)
);

create table action (
    business_key       varchar(20)   not null references project,
    lap                integer       not null,
    id                 varchar(40)   not null,
    problem_id         varchar(40)   not null,
    measure            varchar(2000) not null,
    expected_effect    varchar(2000) not null,
    resources          varchar(2000) not null,
    department         varchar(100)  not null,
    responsible        varchar(64)   not null,
    start_date         date,
    due_date           date          not null,
    training_required  boolean       not null,
    pilot_sites        varchar(2000) not null,
    escalation         varchar(20)   not null,
    dropped_at         timestamp,
    dropped_reason     varchar(1000),
    completed_on       date,
    primary key (business_key, id)
);

create table plan_decision (
    business_key   varchar(20)   not null references project,
    lap            integer       not null,
    attempt        integer       not null,
    approved       boolean       not null,
    note           varchar(2000),
    decided_by     varchar(64),
    decided_at     timestamp     not null,
    primary key (business_key, lap, attempt)
);

-- What was reported of an action: training held, pilot run, action done, each with its result and evidence.
create table action_result (
    business_key   varchar(20)   not null references project,
    action_id      varchar(40)   not null,
    kind           varchar(20)   not null,
    result         varchar(4000) not null,
    evidence       varchar(4000),
    completed_on   date          not null,
    reported_by    varchar(64),
    reported_at    timestamp     not null,
    primary key (business_key, action_id, kind)
);

create table weekly_review (
    business_key   varchar(20)   not null references project,
    lap            integer       not null,
    number         integer       not null,
    progress       varchar(4000) not null,
    obstacles      varchar(4000),
    held_by        varchar(64),
    held_at        timestamp     not null,
    primary key (business_key, lap, number)
);

create table measurement (
    business_key    varchar(20)   not null references project,
    lap             integer       not null,
    goal_id         varchar(40)   not null,
    after_value     double precision not null,
    sample_size     integer       not null,
    from_date       date          not null,
    to_date         date          not null,
    source          varchar(200)  not null,
    baseline        double precision,
    target          double precision,
    change_value    double precision,
    change_percent  double precision,
    attainment      double precision,
    met             boolean,
    reasons         varchar(4000),
    measured_by     varchar(64),
    measured_at     timestamp     not null,
    primary key (business_key, lap, goal_id)
);

create table evaluation (
    business_key       varchar(20)   not null references project,
    lap                integer       not null,
    conclusion         varchar(4000) not null,
    customer_feedback  varchar(4000) not null,
    team_feedback      varchar(4000) not null,
    concluded_by       varchar(64),
    concluded_at       timestamp     not null,
    continue_project   boolean,
    decision_note      varchar(2000),
    decided_by         varchar(64),
    decided_at         timestamp,
    primary key (business_key, lap)
);

create table handbook (
    business_key   varchar(20)   not null references project,
    lap            integer       not null,
    title          varchar(200)  not null,
    text           varchar(20000) not null,
    action_ids     varchar(20000) not null,
    written_by     varchar(64),
    written_at     timestamp     not null,
    primary key (business_key, lap)
);

-- What was changed of a running project, by whom and why.
create table project_change (
    business_key   varchar(20)   not null references project,
    number         integer       not null,
    kind           varchar(30)   not null,
    subject_id     varchar(40),
    detail         varchar(2000),
    reason         varchar(2000) not null,
    requested_by   varchar(64),
    decided_by     varchar(64),
    applied        boolean       not null,
    changed_at     timestamp     not null,
    primary key (business_key, number)
);
