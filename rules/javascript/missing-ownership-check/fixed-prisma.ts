import { NextResponse, type NextRequest } from "next/server";
import { auth } from "@/lib/auth";
import { prisma } from "@/lib/prisma";

type Context = { params: Promise<{ id: string }> };

export async function PATCH(request: NextRequest, { params }: Context) {
  const session = await auth();
  if (!session?.user) return NextResponse.json({ error: "Sign in first" }, { status: 401 });
  const { id } = await params;
  const { title } = await request.json();
  const draft = await prisma.draft.update({ where: { id, authorId: session.user.id }, data: { title } });
  return NextResponse.json(draft);
}

export async function DELETE(request: NextRequest, { params }: Context) {
  const session = await auth();
  if (!session?.user) return NextResponse.json({ error: "Sign in first" }, { status: 401 });
  const { id } = await params;
  // ruleid: missing-ownership-check
  await prisma.draft.delete({ where: { id, authorId: session.user.id } });
  return new NextResponse(null, { status: 204 });
}
