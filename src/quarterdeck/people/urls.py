"""People and what they may see."""

from django.urls import path

from quarterdeck.people.views.handover import handover
from quarterdeck.people.views.invitations import invitation, invite, withdraw
from quarterdeck.people.views.log import log, log_file
from quarterdeck.people.views.people import people, people_file
from quarterdeck.people.views.person import end_role, let_in, person, shut_out
from quarterdeck.people.views.places import places
from quarterdeck.people.views.seeing import see, see_stop
from quarterdeck.people.views.team import team, team_invitation
from quarterdeck.people.views.tree import tree
from quarterdeck.people.views.welcome import welcome
from quarterdeck.people.views.why import partner_people, why_person

urlpatterns = [
    path("people/", people, name="people"),
    path("people.<form:form>", people_file, name="people_file"),
    path("people/invite/", invite, name="invite"),
    path("people/places/", places, name="places"),
    path("people/<int:pk>/", person, name="person"),
    path("people/<int:pk>/roles/<int:role>/end/", end_role, name="role_end"),
    path("people/<int:pk>/shut-out/", shut_out, name="shut_out"),
    path("people/<int:pk>/let-in/", let_in, name="let_in"),
    path("people/<int:pk>/invitation/", invitation, name="invitation"),
    path("people/<int:pk>/invitation/withdraw/", withdraw, name="invitation_withdraw"),
    path("people/<int:pk>/handover/", handover, name="handover"),
    path("people/<int:pk>/why/", why_person, name="why"),
    path("people/<int:pk>/see/", see, name="see"),
    path("seeing/stop/", see_stop, name="see_stop"),
    path("partners/<key:key>/people/", partner_people, name="partner_people"),
    path("partners/<key:key>/tree/", tree, name="tree"),
    path("team/", team, name="team"),
    path("team/<int:pk>/", team_invitation, name="team_invitation"),
    path("welcome/<str:token>/", welcome, name="welcome"),
    path("log/", log, name="log"),
    path("log.<form:form>", log_file, name="log_file"),
]
