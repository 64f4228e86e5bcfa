# Asks Perl's RDF::Query: `perl in_rdfquery.pl GRAPH QUERIES.json`. The graph is read once; each question is asked in a
# process of its own, two at a time, with ninety seconds of computing however busy the machine is.
use strict;
use warnings;

# Its own stores join the triples of a pattern by comparing every pair of rows. RDF::Trine lets a store bring its own
# way of doing so: here each triple is looked up with what the rows have found so far, the most constrained one first.
package Joining;
use parent -norequire, 'RDF::Trine::Store::Hexastore';

sub get_pattern {
    my ($self, $pattern) = @_;
    my @left = map { [ ($_->nodes)[ 0 .. 2 ] ] } $pattern->triples;
    my @rows = ({});
    while (@left and @rows) {
        my %known = map { $_ => 1 } keys %{ $rows[0] };
        my @costs = map { $self->cost($_, \%known) } @left;
        my ($best) = sort { $costs[$a] <=> $costs[$b] } 0 .. $#left;
        my ($triple) = splice @left, $best, 1;
        @rows = map { $self->extended($_, @$triple) } @rows;
    }
    @rows = map { RDF::Trine::VariableBindings->new($_) } @rows;
    return RDF::Trine::Iterator::Bindings->new(\@rows, [ $pattern->referenced_variables ]);
}

sub cost {    # a guess at how many rows each row becomes
    my ($self, $triple, $known) = @_;
    my $linked = grep { $_->is_variable and $known->{ $_->name } } @$triple;
    return 2 - $linked if $linked;
    return 2 + $self->count_statements(map { $_->is_variable ? undef : $_ } @$triple);
}

sub extended {    # the row with each way of making the triple true
    my ($self, $row, @triple) = @_;
    my @sought = map { $_->is_variable ? $row->{ $_->name } // $_ : $_ } @triple;
    my $found = $self->get_statements(@sought);
    my @rows;
    while (my $statement = $found->next) {
        my @nodes = $statement->nodes;
        my %more = map { $sought[$_]->name => $nodes[$_] } grep { $sought[$_]->is_variable } 0 .. 2;
        push @rows, { %$row, %more }
            unless grep { $sought[$_]->is_variable and not $more{ $sought[$_]->name }->equal($nodes[$_]) } 0 .. 2;
    }
    return @rows;
}

package main;
use JSON::PP;
use POSIX ();
use RDF::Query;
use RDF::Trine;
use Time::HiRes qw(setitimer ITIMER_VIRTUAL);

my $SECONDS = 90;
my $json = JSON::PP->new->utf8->canonical;

sub term {    # RDF::Query's own as_json leaves out languages and datatypes
    my ($node) = @_;
    return { type => 'uri', value => $node->uri_value } if $node->is_resource;
    return { type => 'bnode', value => $node->blank_identifier } if $node->is_blank;
    my $term = { type => 'literal', value => '' . $node->literal_value };
    if ($node->has_language) { $term->{'xml:lang'} = $node->literal_value_language }
    elsif ($node->has_datatype) { $term->{datatype} = $node->literal_datatype }
    return $term;
}

sub answer {
    my ($model, $text) = @_;
    my $query = RDF::Query->new($text) or die RDF::Query->error;
    my $rows = $query->execute($model) or die $query->error // 'no answer';
    my @bindings;
    while (my $row = $rows->next) {
        push @bindings, { map { $_ => term($row->{$_}) } grep { defined $row->{$_} } keys %$row };
    }
    return { head => { vars => [ $rows->binding_names ] }, results => { bindings => \@bindings } };
}

sub begin {    # asks in a new process, which writes its answer to a file with its number and ends
    my ($model, $text, $files) = @_;
    my $process = fork // die "fork: $!";
    return $process if $process;
    setitimer(ITIMER_VIRTUAL, $SECONDS);    # its signal ends the process
    my $answer = eval { answer($model, $text) } // { error => "$@" };
    open my $out, '>', "$files.$$" or die "$files.$$: $!";
    print $out $json->encode($answer);
    close $out or die "$files.$$: $!";
    POSIX::_exit(0);    # without taking the graph apart
}

my ($graph, $queries) = @ARGV;
my $model = RDF::Trine::Model->new(Joining->new);
RDF::Trine::Parser->new('turtle')->parse_file_into_model('http://localhost/', $graph, $model);

sub content {
    my ($file) = @_;
    open my $in, '<', $file or die "$file: $!";
    local $/;
    return $json->decode(<$in>);
}

my $asked = content($queries);
my (%running, %results);
for my $name (sort(keys %$asked), (undef) x 2) {
    if (keys %running == 2 or not defined $name) {
        my $process = wait;
        my $ended = delete $running{$process} // next;
        $results{$ended} = $? ? { error => "stopped after $SECONDS seconds of computing" } : content("$queries.$process");
    }
    next unless defined $name;
    $running{ begin($model, $asked->{$name}, $queries) } = $name;
}
print $json->encode({ count => $model->size, results => \%results });
